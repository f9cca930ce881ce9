// Articles with everything that their graphs are made from; $ids: article ids
UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a AS article
