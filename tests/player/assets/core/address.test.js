import assert from "node:assert/strict"
import { test } from "node:test"

import { linkOf, writeAddress } from "../../../../optviz/player/assets/core/address.js"

test("a link has the page's settings and those of the player that are not the usual ones", () => {
  assert.equal(linkOf("surface=ravine&lang=en").toString(), "surface=ravine&lang=en")
  const at = { step: 12, view: [[-1.23456789, 2], [0, 1e-7]], speed: "20", hidden: ["adam", "sgd"], parts: { space: "on" } }
  const link = Object.fromEntries(linkOf("surface=ravine", at))
  assert.deepEqual(link, {
    surface: "ravine", step: "12", view: "-1.2346,2,0,1e-7", speed: "20", hidden: "adam,sgd", space: "on",
  })
})

test("the address is replaced only where it differs, keeps how it is embedded, and has plain commas", () => {
  const written = []
  const history = { state: null, replaceState: (_state, _title, address) => written.push(address.href) }
  globalThis.window = { location: { href: "http://host/fit?surface=gabor&embed=true&embed_options=dark" }, history }
  writeAddress("surface=ravine&start=1,2", { hidden: ["a", "b"] })
  assert.deepEqual(written, ["http://host/fit?surface=ravine&start=1,2&hidden=a,b&embed=true&embed_options=dark"])
  globalThis.window.location.href = written[0]
  writeAddress("surface=ravine&start=1,2", { hidden: ["a", "b"] })
  assert.equal(written.length, 1)
})
