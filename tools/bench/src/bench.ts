import { benchBranches } from "./bench-branches.ts";
import { benchFeed } from "./bench-feed.ts";
import { benchGenerator } from "./bench-generator.ts";
import { benchHook } from "./bench-hook.ts";
import { benchKnowledgeQuality } from "./bench-knowledge-quality.ts";
import { benchLintQuality } from "./bench-lint-quality.ts";
import { benchLintSpeed } from "./bench-lint-speed.ts";
import { benchMonitor } from "./bench-monitor.ts";
import { benchService } from "./bench-service.ts";
import { benchStart } from "./bench-start.ts";

// Side by side, in turn, in one run. Timing never decides a test; these lines are for people to read and quote.
const rounds = Number(process.argv[2] ?? 15);
console.log(await benchGenerator(rounds));
console.log(await benchStart(rounds));
console.log(benchBranches());
console.log(await benchLintQuality());
console.log(await benchKnowledgeQuality());
console.log(await benchLintSpeed(rounds));
await benchService(rounds, console.log);
await benchFeed(Math.min(rounds, 5), console.log);
console.log(await benchHook(rounds));
await benchMonitor(Math.min(rounds, 10), console.log);
