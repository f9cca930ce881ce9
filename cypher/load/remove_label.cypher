// Take the label put in place of <label> from entities; $ids: entity ids
UNWIND $ids AS id MATCH (n:Entity {id: id}) REMOVE n:<label> RETURN count(n) AS count
