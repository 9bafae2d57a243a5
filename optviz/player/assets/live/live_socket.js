// The short way to the server: a link is answered with its paths, and no page has to run for it. One
// request at a time, and of those that wait only the newest. Where there is no such way, as behind a
// proxy that does not know it, nothing is answered.
import { publishMessage } from "../core/decoders.js"
import { decode } from "../core/payload.js"

const AGAIN_AFTER = 10000 // milliseconds from one try to open it to the next

class ShortWay {
  constructor(name) {
    this.name = name
    this.number = 0
    this.last = null // the last answer with paths: their header and arrays
    this.listeners = []
    this.open()
  }

  open() {
    const address = new URL("../../../../live", import.meta.url)
    address.protocol = address.protocol.replace("http", "ws")
    address.searchParams.set("window", this.name)
    this.triedAt = performance.now()
    this.socket = new WebSocket(address)
    this.socket.binaryType = "arraybuffer"
    this.socket.onopen = () => this.send()
    this.socket.onmessage = ({ data }) => this.receive(decode(new Uint8Array(data)))
    this.socket.onclose = () => this.end()
  }
  close() {
    this.socket.close()
  }
  get isOpen() {
    return this.socket.readyState === WebSocket.OPEN
  }

  // Ask for the paths of a page's link; `take` is called with their header and arrays.
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
    const isAnswer = message.header.kind === "paths"
    if (isAnswer) this.last = message
    this.end()
    this.send()
    if (isAnswer) take(message)
  }

  end() {
    this.inFlight = null
    for (const listener of this.listeners.splice(0)) queueMicrotask(listener)
  }
  // Call once when the request in flight has been answered, or never will be.
  afterwards(listener) {
    this.listeners.push(listener)
  }
}

let current = null

// The short way of this window; it stays when a player goes and another comes.
export function shortWay(name) {
  if (current?.name !== name) {
    current?.close()
    current = new ShortWay(name)
  }
  return current
}
