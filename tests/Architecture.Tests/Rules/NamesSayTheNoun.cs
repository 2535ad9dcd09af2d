using System.Text.RegularExpressions;
using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>
/// No type, namespace or source folder is named, or ends, in a word that says nothing; ASP.NET Core is called so.
/// </summary>
public sealed partial class NamesSayTheNoun : IRule
{
    public IEnumerable<Violation> Check(Repository repository) => repository.CSharp.SelectMany(file =>
        file.Types()
            .Where(type => Forbidden().IsMatch(Declarations.NameOf(type)))
            .Select(type => new Violation(file.Path, type.Line(), $"type {Declarations.NameOf(type)}"))
            .Concat(file.Folder
                .Split('/', '.')
                .Where(part => Forbidden().IsMatch(part))
                .Select(part => new Violation(file.Path, 0, $"folder {part}"))));

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Common|(?<!AspNet)Core|Base|Impl|Data|Info|Misc)$")]
    private static partial Regex Forbidden();
}
