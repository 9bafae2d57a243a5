import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOf, linkOf } from "../../../../optviz/player/assets/core/address.js"

test("a link has the page's settings and those of the player that are not the usual ones", () => {
  assert.equal(linkOf("surface=ravine&lang=en").toString(), "surface=ravine&lang=en")
  const at = { step: 12, view: [[-1.23456789, 2], [0, 1e-7]], speed: "20", hidden: ["adam", "sgd"], parts: { space: "on" } }
  const link = Object.fromEntries(linkOf("surface=ravine", at))
  assert.deepEqual(link, {
    surface: "ravine", step: "12", view: "-1.2346,2,0,1e-7", speed: "20", hidden: "adam,sgd", space: "on",
  })
})

test("the address of a link keeps how the page is embedded, and has plain commas", () => {
  globalThis.window = { location: { href: "http://host/fit?surface=gabor&embed=true&embed_options=dark" } }
  const address = addressOf("surface=ravine&start=1,2", { hidden: ["a", "b"] })
  assert.equal(address, "http://host/fit?surface=ravine&start=1,2&hidden=a,b&embed=true&embed_options=dark")
})
