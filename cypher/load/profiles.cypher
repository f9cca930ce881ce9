// The profiles of some entities; $ids: entity ids
UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.tally_profiles AS profiles
