using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>A rule of the repository. It holds no list of exemptions.</summary>
public interface IRule
{
    IEnumerable<Violation> Check(Repository repository);
}
