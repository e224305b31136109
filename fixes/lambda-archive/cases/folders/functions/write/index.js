exports.handler = async (event) => require("./db").get(event);
