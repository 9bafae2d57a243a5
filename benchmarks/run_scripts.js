// Run the scripts of a JSON list one after the other; print what each prints, as a JSON list.
const fs = require("fs");

const print = console.log;
const printed = JSON.parse(fs.readFileSync(process.argv[2])).map((text) => {
  const rows = [];
  console.log = (row) => rows.push(row);
  new Function("require", text)(require);
  return rows.join("\n");
});
print(JSON.stringify(printed));
