const url = process.env.RANKER_URL ?? "http://localhost:9017/rank";
