import fc from 'fast-check'

/** Properties try the same cases in every run, so that a red test is red for everybody; TIEOUT_SEED tries others. */
fc.configureGlobal({ seed: Number.parseInt(process.env.TIEOUT_SEED ?? '20241120', 10) })
