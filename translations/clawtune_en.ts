<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Clawtune::ConnectionsTab</name>
    <message numerus="yes">
        <source>%n container network(s) could not be entered: no bytes from there.</source>
        <translation>
            <numerusform>%n container network could not be entered: no bytes from there.</numerusform>
            <numerusform>%n container networks could not be entered: no bytes from there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further socket(s) without traffic are not listed.</source>
        <translation>
            <numerusform>%n further socket without traffic is not listed.</numerusform>
            <numerusform>%n further sockets without traffic are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::Containers</name>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>behind the last name of a list that is longer</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::ContainersTable</name>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n container</numerusform>
            <numerusform>%n containers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::DetailsPane</name>
    <message numerus="yes">
        <source>%n open file(s)</source>
        <translation>
            <numerusform>%n open file</numerusform>
            <numerusform>%n open files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::FleetPage</name>
    <message numerus="yes">
        <source>Stop (%n waiting)</source>
        <translation>
            <numerusform>Stop (%n waiting)</numerusform>
            <numerusform>Stop (%n waiting)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::HostRail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::InspectPane</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::LogPane</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::MainWindow</name>
    <message numerus="yes">
        <source>%n lines of the recording are no samples and were left out.</source>
        <translation>
            <numerusform>%n line of the recording is no sample and was left out.</numerusform>
            <numerusform>%n lines of the recording are no samples and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessActions</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1: names of processes</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::StatementsTable</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
</TS>
