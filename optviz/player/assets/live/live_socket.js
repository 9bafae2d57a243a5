// The live socket: a link is answered with its paths, and no page has to run for it. One request at
// a time, and of those that wait only the newest.
import { publishMessage } from "../player/decoders.js"
import { publish } from "../core/messages.js"
import { decode } from "../core/payload.js"

const AGAIN_AFTER = 10000 // milliseconds from one try to open it to the next

class LiveSocket {
  constructor() {
    this.number = 0
    this.changed = () => {}
    this.open()
  }

  open() {
    const address = this.page("live")
    address.protocol = address.protocol.replace("http", "ws")
    this.triedAt = performance.now()
    this.socket = new WebSocket(address)
    this.socket.binaryType = "arraybuffer"
    this.socket.onopen = () => {
      this.send()
      this.changed()
    }
    this.socket.onmessage = ({ data }) => this.receive(decode(new Uint8Array(data)))
    this.socket.onclose = () => {
      this.inFlight = null
      publish("poll", null) // it ends with the socket
      this.changed()
    }
  }
  // The address of a page of the server that is not Streamlit's.
  page(name) {
    return new URL(`../../../../${name}`, import.meta.url)
  }
  get isOpening() {
    return this.socket.readyState === WebSocket.CONNECTING
  }
  get isOpen() {
    return this.socket.readyState === WebSocket.OPEN
  }
  get isBusy() {
    return Boolean(this.inFlight || this.next)
  }

  // What was asked for is no longer wanted.
  forget() {
    this.next = null
    if (this.inFlight) this.inFlight.take = () => {}
  }

  // Say something that no single answer belongs to.
  say(text) {
    if (this.isOpen) this.socket.send(text)
  }

  // Ask for the paths of a page's link; `take` is called with the answer, null if it was refused.
  ask(page, link, take) {
    this.next = { text: `${page} ${link}`, take }
    if (this.socket.readyState === WebSocket.CLOSED && performance.now() - this.triedAt > AGAIN_AFTER) this.open()
    this.send()
  }

  send() {
    if (!this.isOpen || this.inFlight || !this.next) return
    this.inFlight = this.next
    this.next = null
    this.number += 1
    this.socket.send(`${this.number} ${this.inFlight.text}`)
  }

  receive(message) {
    if (publishMessage(message)) return
    const { take } = this.inFlight
    this.inFlight = null
    this.send()
    take(message.header.kind === "paths" ? message : null)
  }
}

// Where there is no server: it opens for ever.
export const noSocket = { isOpening: true, isOpen: false, isBusy: false, forget() {}, ask() {}, say() {} }

let current = null

// The socket of this window, of which there is one; `changed` is called when it has opened or closed.
export function liveSocket(changed) {
  current ??= new LiveSocket()
  current.changed = changed
  return current
}
