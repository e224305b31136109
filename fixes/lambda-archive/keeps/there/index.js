exports.handler = async (event) => ({});
