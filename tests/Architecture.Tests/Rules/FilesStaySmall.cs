using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>A file of 600 lines is split.</summary>
public sealed class FilesStaySmall : IRule
{
    public IEnumerable<Violation> Check(Repository repository) => repository.CSharp
        .Where(file => file.Lines.Length > 600)
        .Select(file => new Violation(file.Path, 0, $"has {file.Lines.Length} lines; the limit is 600"));
}
