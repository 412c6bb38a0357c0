extension Settings {
    /// What `infratrack.yaml` says in a new store.
    package static let initialText = """
        # InfraTrack: this file marks the root of a store. The file format describes every key.
        version: 1
        mode: commit        # commit | stage | write

        # clients:
        #   acme: { name: ACME GmbH, zone: Europe/Berlin, currency: EUR }
        # projects:
        #   acme-ops: { client: acme, name: Operations }
        # people:
        #   marcus: { name: Marcus Weber, email: marcus@example.org, zone: Europe/Berlin }
        # rates:
        #   - { client: acme, rate: "95.00", currency: EUR, from: 2026-01-01 }

        """
}
