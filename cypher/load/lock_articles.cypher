// Nothing to lock: the file lock around this engine's writes holds; $ids: article ids, sorted
UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN count(a) AS locked
