import type { Located, PackageXml } from './locate.js'
import { childNamed, childrenNamed, type XmlNode } from './xml-tree.js'

/** Kinds of resources that say how a page looks; fonts do not, their characters are written in the page. */
const KINDS: Readonly<Record<string, string>> = {
  DrawParams: 'DrawParam',
  CompositeGraphicUnits: 'CompositeGraphicUnit',
  ColorSpaces: 'ColorSpace',
  MultiMedias: 'MultiMedia',
}

/** Resources of a document by kind and identifier. */
export class Resources {
  static readonly NONE = new Resources(new Map())

  private constructor(private readonly byId: ReadonlyMap<string, XmlNode>) {}

  /** These with those of further files (PublicRes, DocumentRes, PageRes), of which the later ones count. */
  with(files: readonly Located[]): Resources {
    if (files.length === 0) return this
    const byId = new Map(this.byId)
    for (const { node } of files)
      for (const [list, kind] of Object.entries(KINDS))
        for (const group of childrenNamed(node, list))
          for (const one of childrenNamed(group, kind)) byId.set(`${kind} ${one.attributes.ID ?? ''}`, one)
    return new Resources(byId)
  }

  find(kind: string, id: string | undefined): XmlNode | null {
    return id === undefined ? null : (this.byId.get(`${kind} ${id.trim()}`) ?? null)
  }

  /** True for a picture whose format has no transparent parts: what lies under it cannot be seen. */
  isOpaquePicture(id: string | undefined): boolean {
    const media = this.find('MultiMedia', id)
    if (media === null) return false
    const format =
      media.attributes.Format ?? /\.(\w{2,5})\s*$/.exec(childNamed(media, 'MediaFile')?.text ?? '')?.[1] ?? ''
    return /^(?:jpe?g|bmp|tiff?|jb2|jbig2|gbig2?)$/i.test(format.trim())
  }
}

/** Files of resources that an element names in its children of one name. */
export const resourceFiles = (
  xml: PackageXml,
  { path, node }: Located,
  within: XmlNode | null,
  name: string,
): Located[] =>
  childrenNamed(within ?? node, name).flatMap(({ text }) => {
    const found = xml.findShared(path, text)
    return found === null ? [] : [found]
  })
