using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(Orgs.GraphQL.Tests.Harness.Databases.BothDatabases))]

namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>
/// Finds every test twice, once for each database, with its own fixtures. A test says nothing about it: the harness makes
/// databases of the right kind. <see cref="NoDatabaseAttribute"/> and <see cref="OnlyOnAttribute"/> are for those that differ;
/// the environment variable <c>ORGS_TEST_DATABASE</c> (<c>Sqlite</c> or <c>PostgreSql</c>) leaves the other database out,
/// <c>--filter Database=PostgreSql</c> as well.
/// </summary>
public sealed class BothDatabases : XunitTestFramework
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(Assembly assembly)
        => new Discoverer(new XunitTestAssembly(assembly, configFileName: null, assembly.GetName().Version));

    private sealed class Discoverer(IXunitTestAssembly assembly) : XunitTestFrameworkDiscoverer(assembly)
    {
        private readonly string? _only = Environment.GetEnvironmentVariable("ORGS_TEST_DATABASE");

        protected override async ValueTask<bool> FindTestsForType(
            IXunitTestClass testClass, ITestFrameworkDiscoveryOptions discoveryOptions, Func<ITestCase, ValueTask<bool>> discoveryCallback)
        {
            if (testClass.Class.IsDefined(typeof(NoDatabaseAttribute)))
            {
                return await base.FindTestsForType(testClass, discoveryOptions, discoveryCallback);
            }

            return (!IsWanted(DatabaseKind.Sqlite)
                    || await base.FindTestsForType(testClass, discoveryOptions, found => Offer(found, DatabaseKind.Sqlite, discoveryCallback)))
                && (!IsWanted(DatabaseKind.PostgreSql)
                    || await base.FindTestsForType(
                        new XunitTestClass(testClass.Class, new OnPostgreSql(TestAssembly, testClass.TestCollection)),
                        discoveryOptions,
                        found => Offer(found, DatabaseKind.PostgreSql, discoveryCallback)));
        }

        private bool IsWanted(DatabaseKind kind)
            => string.IsNullOrEmpty(_only) || string.Equals(_only, kind.ToString(), StringComparison.OrdinalIgnoreCase);

        private static ValueTask<bool> Offer(ITestCase found, DatabaseKind kind, Func<ITestCase, ValueTask<bool>> callback)
        {
            var test = (XunitTestCase)found;
            var only = test.TestMethod.Method.GetCustomAttribute<OnlyOnAttribute>() ?? test.TestClass.Class.GetCustomAttribute<OnlyOnAttribute>();
            var isForBoth = only is null && !test.TestMethod.Method.IsDefined(typeof(NoDatabaseAttribute));
            if (!isForBoth && kind != (only?.Kind ?? DatabaseKind.Sqlite))
            {
                return ValueTask.FromResult(true);
            }

            test.Traits["Database"] = [kind.ToString()];
            return callback(kind == DatabaseKind.PostgreSql ? ForPostgreSql(test) : test);
        }

        /// <summary>The same test under a name that tells it from its twin, skipped where there is no PostgreSQL.</summary>
        private static XunitTestCase ForPostgreSql(XunitTestCase test)
        {
            var name = $"{test.TestCaseDisplayName} on PostgreSQL";
            var skip = test.SkipReason ?? PostgreSqlPrograms.MissingBecause;

            return test is XunitDelayEnumeratedTheoryTestCase theory && skip is null
                ? new XunitDelayEnumeratedTheoryTestCase(
                    test.TestMethod, name, test.UniqueID, test.Explicit, theory.SkipTestWithoutData, test.SkipExceptions, skip,
                    test.SkipType, test.SkipUnless, test.SkipWhen, test.Traits, test.SourceFilePath, test.SourceLineNumber, test.Timeout)
                : new XunitTestCase(
                    test.TestMethod, name, test.UniqueID, test.Explicit, test.SkipExceptions, skip,
                    test.SkipType, test.SkipUnless, test.SkipWhen, test.Traits, test.TestMethodArguments,
                    test.SourceFilePath, test.SourceLineNumber, test.Timeout);
        }
    }
}
