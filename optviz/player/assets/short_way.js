// The short way to the server: a link is answered with its paths, and no page has to run for it. One
// request at a time, and of those that wait only the newest. Where there is no such way, as behind a
// proxy that does not know it, nothing is answered.
import { publishMessage } from "./makers.js"
import { decode } from "./payload.js"

const address = new URL("../../../live", import.meta.url)
address.protocol = address.protocol.replace("http", "ws")
const AGAIN_AFTER = 10000 // milliseconds from one try to open it to the next

export class ShortWay {
  constructor(onPaths) {
    this.onPaths = onPaths
    this.number = 0
    this.open()
  }

  open() {
    this.triedAt = performance.now()
    this.socket = new WebSocket(address)
    this.socket.binaryType = "arraybuffer"
    this.socket.onmessage = ({ data }) => this.receive(decode(new Uint8Array(data)))
    this.socket.onclose = () => (this.inFlight = false)
  }
  close() {
    this.socket.close()
  }
  get isOpen() {
    return this.socket.readyState === WebSocket.OPEN
  }

  ask(page, link) {
    this.next = `${page} ${link}`
    if (this.socket.readyState === WebSocket.CLOSED && performance.now() - this.triedAt > AGAIN_AFTER) this.open()
    this.send()
  }

  send() {
    if (!this.isOpen || this.inFlight || !this.next) return
    this.inFlight = true
    this.number += 1
    this.socket.send(`${this.number} ${this.next}`)
    this.next = null
  }

  receive(message) {
    if (publishMessage(message)) return
    this.inFlight = false
    this.send()
    if (message.header.kind === "paths") this.onPaths(message)
  }
}
