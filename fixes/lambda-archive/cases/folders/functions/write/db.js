exports.get = async (event) => event;
