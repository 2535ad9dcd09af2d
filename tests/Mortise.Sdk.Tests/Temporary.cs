namespace Mortise.Sdk.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Temporary : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mortise-test-").FullName;

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
