listen(Number(process.env.OLD_REPLAY_PORT ?? 9012));
