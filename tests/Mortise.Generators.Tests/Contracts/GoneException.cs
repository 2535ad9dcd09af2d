namespace Mortise.Generators.Tests.Contracts;

public sealed class GoneException(string message) : DeclaredException(message);
