import assert from "node:assert/strict"
import { test } from "node:test"

import { decode } from "../../../../optviz/player/assets/core/payload.js"

// A message as the wire format says, at some offset in a larger buffer, as it comes from a socket.
function messageOf(header, arrays, offset) {
  const text = new TextEncoder().encode(JSON.stringify({ ...header, lengths: arrays.map(({ length }) => length) }))
  const padded = text.length + ((4 - (text.length % 4)) % 4)
  const floats = new Uint8Array(Float32Array.from(arrays.flat()).buffer)
  const bytes = new Uint8Array(offset + 4 + padded + floats.length)
  new DataView(bytes.buffer).setUint32(offset, text.length, true)
  bytes.set(text, offset + 4)
  bytes.set(floats, offset + 4 + padded)
  return bytes.subarray(offset)
}

test("header and arrays come back, whatever the header's length and wherever the message lies", () => {
  for (const name of ["", "a", "ab", "abc", "θ"]) {
    for (const offset of [0, 1, 6]) {
      const { header, arrays } = decode(messageOf({ kind: "paths", name }, [[1, NaN, Infinity], [], [0.5]], offset))
      assert.equal(header.name, name)
      assert.deepEqual(arrays.map((array) => [...array]), [[1, NaN, Infinity], [], [0.5]])
    }
  }
})
