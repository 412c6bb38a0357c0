import CLibgit2

/// Merges two versions of a text by lines, as `git merge-file` does.
package enum TextMerge {
    /// Merges what two sides made of a common ancestor; contradictions are marked `<<<<<<<`.
    ///
    /// - Throws: `git` when libgit2 refuses the texts.
    package static func merge(
        base: [UInt8], ours: [UInt8], theirs: [UInt8]
    ) throws(GitError) -> (bytes: [UInt8], isConflict: Bool) {
        Library.start()
        var result = unsafe git_merge_file_result()
        defer { unsafe git_merge_file_result_free(&result) }
        try check("merge two texts") { unsafe run(base, ours, theirs, &result) }
        let bytes = unsafe UnsafeRawBufferPointer(start: result.ptr, count: result.len)
        return unsafe (Array(bytes), result.automergeable == 0)
    }

    private static func run(
        _ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8], _ result: inout git_merge_file_result
    ) -> Int32 {
        unsafe withInput(base) { base in
            unsafe withInput(ours) { ours in
                unsafe withInput(theirs) { theirs in
                    unsafe withLabels { options in
                        unsafe git_merge_file(&result, &base, &ours, &theirs, &options)
                    }
                }
            }
        }
    }

    /// Names the sides beside the markers, where libgit2 would write a file name of its own.
    private static func withLabels(_ body: (inout git_merge_file_options) -> Int32) -> Int32 {
        unsafe "ours".withCString { ours in
            unsafe "theirs".withCString { theirs in
                var options = unsafe git_merge_file_options()
                unsafe git_merge_file_options_init(
                    &options, UInt32(GIT_MERGE_FILE_OPTIONS_VERSION))
                unsafe options.our_label = ours
                unsafe options.their_label = theirs
                return unsafe body(&options)
            }
        }
    }

    private static func withInput(
        _ bytes: [UInt8], _ body: (inout git_merge_file_input) -> Int32
    ) -> Int32 {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                var input = unsafe git_merge_file_input()
                unsafe git_merge_file_input_init(&input, UInt32(GIT_MERGE_FILE_INPUT_VERSION))
                unsafe input.ptr = characters.baseAddress
                unsafe input.size = characters.count
                return unsafe body(&input)
            }
        }
    }
}
