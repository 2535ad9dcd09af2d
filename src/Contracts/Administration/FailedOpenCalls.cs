namespace Mortise.Administration;

/// <summary>
/// How many calls of one plug-in to one operation that fails open ended with null, because nobody answered them.
/// </summary>
/// <param name="Consumer">The plug-in instance that called.</param>
/// <param name="Operation">What it called, as <c>contract/major Operation</c>.</param>
/// <param name="Calls">How many, since the consumer was installed.</param>
public readonly record struct FailedOpenCalls(string Consumer, string Operation, long Calls);
