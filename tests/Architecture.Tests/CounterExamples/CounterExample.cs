using Architecture.Tests.Model;
using Architecture.Tests.Rules;

namespace Architecture.Tests.CounterExamples;

/// <summary>A repository that breaks one rule, once per message, and the nearest one that obeys it.</summary>
public sealed record CounterExample(IRule Rule, Repository Breaking, int Violations, Repository Obeying);
