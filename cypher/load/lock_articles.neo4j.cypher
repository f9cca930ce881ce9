// Take the write locks of the articles in the order given, before anything is read; $ids: article ids, sorted
UNWIND $ids AS id MATCH (a:Article {id: id}) SET a.tally_lock = true REMOVE a.tally_lock RETURN count(a) AS locked
