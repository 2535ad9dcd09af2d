using System.Xml.Linq;

namespace Architecture.Tests.Model;

/// <summary>A project, or a props or targets file that adds references to the projects below it.</summary>
public sealed class ProjectFile
{
    public ProjectFile(SourceFile file)
    {
        File = file;
        var items = XDocument.Parse(file.Text).Descendants().ToArray();
        References = [.. items.Where(IsCompileReference).Select(item => Resolve((string)item.Attribute("Include")!))];
        Packages = [.. items
            .Where(item => item.Name.LocalName == "PackageReference" && item.Attribute("Include") is not null)
            .Where(item => (string?)item.Attribute("PrivateAssets") != "all")
            .Select(item => (string)item.Attribute("Include")!)];
        Properties = items
            .Where(item => item.Parent?.Name.LocalName == "PropertyGroup")
            .GroupBy(item => item.Name.LocalName)
            .ToDictionary(group => group.Key, group => group.Last().Value);
    }

    public SourceFile File { get; }

    /// <summary>The paths of the projects whose assemblies the compiler sees.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The packages that reach the output; analyzers are not among them.</summary>
    public IReadOnlyList<string> Packages { get; }

    public IReadOnlyDictionary<string, string> Properties { get; }

    private static bool IsCompileReference(XElement item) =>
        item.Name.LocalName == "ProjectReference"
        && item.Attribute("Include") is not null
        && (string?)item.Attribute("ReferenceOutputAssembly") != "false";

    private string Resolve(string include)
    {
        var path = include
            .Replace('\\', '/')
            .Replace("$(RepositoryRoot)", "/")
            .Replace("$(MSBuildThisFileDirectory)", "");
        var absolute = path.StartsWith('/') ? path : $"/{File.Folder}/{path}";
        return new Uri("file://" + absolute).AbsolutePath.TrimStart('/');
    }
}
