import { addNode } from './addNode';
import { clickIdSnippet } from './clickIdSnippet';
import { credentialDialog } from './credential';
import { dataSource } from './dataSource';
import { failures } from './failures';
import { forms } from './forms';
import { icon } from './icon';
import { mistakes } from './mistakes';
import { nodesPanel } from './nodesPanel';
import { runInNodeView } from './run';
import { useEditor } from './useEditor';
import { warnings } from './warnings';

const inEditor = useEditor();

describe('the credential', () => {
	credentialDialog(inEditor);
});

// These tests come first, because n8n remembers the width of the form that other tests change.
describe('the form', () => {
	forms(inEditor);
});

describe('the nodes panel', () => {
	nodesPanel(inEditor);
});

describe('adding the node', () => {
	addNode(inEditor);
});

describe('the node', () => {
	runInNodeView(inEditor);
});

describe('a data source', () => {
	dataSource(inEditor);
});

describe('failed items', () => {
	failures(inEditor);
});

describe('to prevent costly mistakes, the node', () => {
	mistakes(inEditor);
});

describe('a hint', () => {
	warnings(inEditor);
});

describe('the snippet for the form of a site', () => {
	clickIdSnippet(inEditor);
});

describe('the icon', () => {
	icon(inEditor);
});
