// Take the write locks of the entities in the order given, before anything is read; $ids: entity ids, sorted
UNWIND $ids AS id MATCH (n:Entity {id: id}) SET n.tally_lock = true REMOVE n.tally_lock RETURN count(n) AS locked
