namespace Mortise.Sdk;

/// <summary>The build cannot go on: an error with a stable code, shown at a file.</summary>
internal sealed class SdkException(string code, string file, string message) : Exception(message)
{
    public string Code { get; } = code;

    public string File { get; } = file;
}
