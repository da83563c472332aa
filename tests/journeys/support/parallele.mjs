// Runs files of journeys in processes of their own, two at a time: a journey mostly waits for pages, and each has its own
// server, browser and databases. What measures time, or wears the machine out, runs alone afterwards.
import { spawn } from "node:child_process";

const alone = ["pannes.mjs", "salle.mjs", "vague.mjs"];
const jobs = Number(process.env.JOBS ?? 2);

/** The text that the process of that file printed, and its counts; one that ends without counts has failed once. */
function runFile(runner, name) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [runner, name.replace(".mjs", "")], { stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (text += data));
    child.on("close", () => {
      const counted = text.match(/^(\d+) passed, (\d+) failed\n$/m);
      if (!counted) return resolve({ text: `${text}--- FAILED: ${name} did not end\n`, passed: 0, failed: 1 });
      resolve({ text: text.replace(counted[0], ""), passed: Number(counted[1]), failed: Number(counted[2]) });
    });
  });
}

/** Runs the files and prints what each said when it ends; gives the counts of all. */
export async function runFiles(runner, names) {
  const count = { passed: 0, failed: 0 };
  const worker = async (queue) => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      const { text, passed, failed } = await runFile(runner, name);
      process.stdout.write(text);
      count.passed += passed;
      count.failed += failed;
    }
  };
  const together = names.filter((name) => !alone.includes(name));
  await Promise.all(Array.from({ length: jobs }, () => worker(together)));
  await worker(names.filter((name) => alone.includes(name)));
  return count;
}
