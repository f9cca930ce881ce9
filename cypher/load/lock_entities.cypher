// Nothing to lock: the file lock around this engine's writes holds; $ids: entity ids, sorted
UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN count(n) AS locked
