using System.Text.RegularExpressions;
using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>No text names a package registry's host or a path of somebody's machine.</summary>
public sealed class TextNamesNoMachine : IRule
{
    // Put together here, so that this file does not break its own rule.
    private static readonly Regex _host = new(string.Join('|', new[]
    {
        @"\bnuget" + @"\.org", @"registry\." + "npmjs", @"\bpypi" + @"\.org", "pythonhosted" + @"\.org",
        @"\bcrates" + @"\.io", @"proxy\." + "golang", @"deb\." + "debian", @"registry\." + "yarnpkg",
    }));

    private static readonly Regex _path = new(
        @"(?<![\w.$)}~/\\*-])/" + @"(work|root|home|Users)/\w|\b[A-Z]:\\" + @"Users\\\w|/tmp/" + "mortise");

    public IEnumerable<Violation> Check(Repository repository) =>
        from file in repository.Files
        from line in file.Lines.Index()
        let found = _host.Match(line.Item) is { Success: true } host ? host : _path.Match(line.Item)
        where found.Success
        select new Violation(file.Path, line.Index + 1, $"names {found.Value}");
}
