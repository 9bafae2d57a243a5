// A run in a file of its own: what a server would send is stored in the file, and the reader is
// answered from there.
import { publishMessage } from "./decoders.js"
import { decode } from "../core/payload.js"
import { Player } from "./view.js"

/** @import { PathsHeader } from "../core/wire.js" */

/** Play a run in a place of the page; `texts` are its messages, the paths last. */
export async function playStored(place, texts) {
  const messages = (await Promise.all(texts.map(unpacked))).map(decode)
  const { header, arrays } = messages.pop()
  for (const message of messages) publishMessage(message)
  const first = /** @type {PathsHeader} */ (header)
  const chosen = { projector: first.projector, explained: first.explained }
  const tell = (name, value) => {
    const { projector, explained } = chosen
    if (name === "projector") chosen.projector = value
    if (name === "view_state" && value.parts.explain) chosen.explained = `explained-${value.parts.explain}`
    if (projector !== chosen.projector || explained !== chosen.explained) player.receive({ ...first, ...chosen }, arrays)
  }
  const player = new Player(place, first, tell)
  player.receive(first, arrays)
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => player.refresh())
}

// A message as the file has it: deflated, as text.
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
