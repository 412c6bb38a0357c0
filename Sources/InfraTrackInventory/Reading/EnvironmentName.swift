import InfraTrack

/// The environment that tags and names speak of.
enum EnvironmentName {
    private static let keys = ["deployment.environment.name", "environment", "env", "stage"]
    private static let synonyms = [
        "production": "prod", "prd": "prod", "live": "prod", "prod": "prod", "stage": "staging",
        "stg": "staging", "staging": "staging", "preprod": "staging", "development": "dev",
        "dev": "dev", "testing": "test", "tst": "test", "test": "test", "qa": "qa", "uat": "uat",
        "sandbox": "sandbox",
    ]

    /// The environment that a tag names, written as people write it here.
    static func of(_ tags: [String: String]) -> String? {
        for key in keys {
            if let value = tags[ignoringCase: key], let word = SafeText.word(value) {
                return synonyms[word.lowercased()] ?? word.lowercased()
            }
        }
        return nil
    }

    /// The environment among the words of names, such as a namespace, a group or a project.
    static func among(_ names: [String]) -> String? {
        for name in names {
            let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
            let found = Set(words.compactMap { synonyms[String($0)] })
            // A name of two environments tells neither.
            if found.count == 1 { return found.first }
        }
        return nil
    }
}

extension [String: String] {
    /// The value of a key in any letter case; of several, the first by its bytes.
    subscript(ignoringCase key: String) -> String? {
        if let value = self[key] { return value }
        let found = keys.filter { $0.lowercased() == key }
        return found.min().flatMap { self[$0] }
    }

    /// Who answers for it, by its tags.
    var owner: String? {
        for key in ["owner", "team", "contact"] {
            if let word = SafeText.word(self[ignoringCase: key]) { return word }
        }
        return nil
    }
}
