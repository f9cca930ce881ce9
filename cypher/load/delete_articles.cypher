// Delete articles whose mentions are gone; $ids: article ids
UNWIND $ids AS id MATCH (a:Article {id: id}) DELETE a
