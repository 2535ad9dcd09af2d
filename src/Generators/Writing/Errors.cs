using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>The declared errors of a contract, each with the pattern of the operations that declare it.</summary>
internal static class Errors
{
    public static IEnumerable<(ErrorShape Error, string Operations)> Of(ContractShape contract) => contract.Operations
        .SelectMany((operation, index) => operation.Errors.Select(error => (error, index)))
        .GroupBy(static pair => pair.error)
        .Select(static group => (group.Key, string.Join(" or ", group.Select(static pair => pair.index))));
}
