declare module 'wawoff2/decompress.js' {
  /** Unpacks a WOFF2 font to TrueType. */
  export default function decompress(content: Uint8Array): Promise<Uint8Array>
}
