using System.Text;

namespace Mortise.Hosting.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Temporary : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mortise-test-").FullName;

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public string Write(string file, string text)
    {
        var path = this[file];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    /// <summary>A plug-in folder whose assembly is empty; returns its path.</summary>
    public string WritePlugin(string folder, string id, string version, string more = "")
    {
        Write($"{folder}/Some.dll", "");
        Write($"{folder}/mortise.json", $$"""
            {"manifest":1,"id":"{{id}}","version":"{{version}}","assembly":"Some",
             "mvid":"0bb5f0f2-4b29-4d9e-9d4e-0e6f6f4a3c11","factory":"Some.Factory"{{more}}}
            """);
        return this[folder];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
