import { optionalEmail, optionalHttpUrl, optionalMetadata, optionalText } from './fieldSchemas';

/** What leads and sales report of the customer, and the metadata. */
export const customerShape = {
	customerEmail: optionalEmail('Customer Email'),
	customerName: optionalText('Customer Name'),
	customerAvatar: optionalHttpUrl('Customer Avatar URL'),
	metadata: optionalMetadata('Metadata'),
};
