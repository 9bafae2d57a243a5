// A picture on its place in the page: made when Streamlit mounts it, kept until it is taken away.

/** Keeps the picture of every place. */
export class Mounted {
  /** @param {new (root: any, header: any, tell: any) => { receive(header: any, arrays: any): void, close(): void }} Kind */
  constructor(Kind) {
    this.Kind = Kind
    this.pictures = new WeakMap()
  }

  /** Give a place a message; return what Streamlit is to call when it takes the place away. */
  receive({ header, arrays }, { parentElement, setTriggerValue }) {
    let picture = this.pictures.get(parentElement)
    if (!picture) {
      picture = new this.Kind(parentElement, header, setTriggerValue)
      this.pictures.set(parentElement, picture)
    }
    picture.receive(header, arrays)
    return () => {
      // Streamlit calls it as well for a message that another one overtook while the module was
      // loading: the place is still in the page then, and the picture in use.
      if (parentElement.isConnected) return
      this.pictures.get(parentElement)?.close()
      this.pictures.delete(parentElement)
    }
  }
}
