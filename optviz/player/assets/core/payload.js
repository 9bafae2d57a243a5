// The wire format: a length, a JSON header, padding, then float32 arrays one after the other.

/** @returns {import("./wire.js").Message} */
export function decode(bytes) {
  const aligned = bytes.slice().buffer
  const length = new DataView(aligned).getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(aligned, 4, length)))
  let offset = 4 + length + ((4 - (length % 4)) % 4)
  const arrays = header.lengths.map((count) => {
    const array = new Float32Array(aligned, offset, count)
    offset += 4 * count
    return array
  })
  return { header, arrays }
}
