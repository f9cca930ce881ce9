// Delete entities that no article mentions any more; $ids: entity ids
UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE NOT (n)--() DELETE n
