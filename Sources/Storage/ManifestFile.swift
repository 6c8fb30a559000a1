package import Records

extension SiteManifest {
  /// The manifest of a site; nil where there is none of ours.
  ///
  /// A folder whose manifest cannot be read is nobody's that we know: whoever asks takes it for somebody else's.
  package static func stored(in site: String) -> SiteManifest? {
    let bytes: [UInt8]
    do throws(DiskError) { bytes = try Disk.read(site + "/" + path) } catch { return nil }
    return SiteManifest(reading: bytes)
  }

  /// What tells the project of a site from others; nil where the site does not say it.
  package static func identity(of site: String) -> String? { stored(in: site)?.project }

  /// Whether a folder has a manifest of ours.
  package static func exists(in site: String) -> Bool { outputs(of: site) != nil }

  /// The paths of the files that belong to a site, its manifest included; nil when the folder is not a site of ours.
  package static func outputs(of site: String) -> Set<String>? { stored(in: site)?.ownPaths }
}
