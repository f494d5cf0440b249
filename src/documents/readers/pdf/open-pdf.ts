import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { TieoutError } from '../../../core/errors.js'

type Library = typeof import('pdfjs-dist')

/** An open PDF with the library that reads it. `close` frees its memory. */
export interface OpenPdf {
  library: Library
  document: PDFDocumentProxy
  close(): Promise<void>
}

/** Pictures are left undecoded where nothing is read from them. */
const NO_PICTURES = 1
/** A large page at 600 pixels an inch; a larger picture is left out. */
const MAX_PICTURE_PIXELS = 36_000_000

/**
 * Opens the bytes of a PDF. Throws TieoutError `bad-input` where a password is needed or the file is damaged, and
 * `missing-package` where the library is not installed.
 *
 * @param pictures whether pictures are decoded: costly, and of use only where their text is recognised.
 */
export async function openPdf(bytes: Uint8Array, pictures = false): Promise<OpenPdf> {
  const library = await loadLibrary()
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = library.getDocument({
    // The library takes the buffer over; the caller keeps its own.
    data: new Uint8Array(bytes),
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    useSystemFonts: false,
    useWorkerFetch: false,
    // Compressed scans (JBIG2, JPEG 2000) need the library's own decoders.
    useWasm: pictures,
    wasmUrl: join(folder, 'wasm/'),
    isEvalSupported: false,
    stopAtErrors: false,
    enableXfa: false,
    maxImageSize: pictures ? MAX_PICTURE_PIXELS : NO_PICTURES,
    verbosity: library.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    return { library, document, close: () => task.destroy() }
  } catch (cause) {
    await task.destroy()
    throw openingError(cause)
  }
}

async function loadLibrary(): Promise<Library> {
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } catch (cause) {
    throw new TieoutError(
      'missing-package',
      '缺少读取 PDF 的 pdfjs-dist。The package pdfjs-dist, which reads PDF, is missing.',
      {
        cause,
        hint: 'npm install pdfjs-dist',
      },
    )
  }
}

function openingError(cause: unknown): TieoutError {
  if (cause instanceof Error && cause.name === 'PasswordException')
    return new TieoutError('bad-input', 'PDF 已加密，需要密码。The PDF is encrypted and needs a password.', {
      cause,
      hint: '请打开后另存为不加密的文件，或取公开发布的原件。 Save it without a password, or fetch the published original.',
    })
  return new TieoutError('bad-input', 'PDF 已损坏，无法打开。The PDF is damaged and cannot be opened.', {
    cause,
    hint: '请重新下载；若阅读器能打开，可“打印为 PDF”后再读。 Download it again; if a viewer opens it, print it to a new PDF.',
  })
}
