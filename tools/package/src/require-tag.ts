import { BERTH_VERSION } from "@berth/scaffold";

// A step of the release: the tag that is pushed has to name the version that would be published.
const [tag] = process.argv.slice(2);
if (tag !== `v${BERTH_VERSION}`) {
  console.error(`The tag is ${tag}, and the packages have version ${BERTH_VERSION}. Tag the commit v${BERTH_VERSION}.`);
  process.exitCode = 1;
}
