// Names, labels and tallies of entities, all in one row, each read once its write lock is taken, in the order given; $ids:
// entity ids, sorted
UNWIND $ids AS id MATCH (n:Entity {id: id}) SET n.tally_lock = true REMOVE n.tally_lock
RETURN collect({id: n.id, name: n.name, labels: labels(n), tally_names: n.tally_names, tally_labels: n.tally_labels,
                tally_forms: n.tally_forms, tally_profiles: n.tally_profiles}) AS entities
