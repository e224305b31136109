resource "aws_cloudfront_function" "this" {
  name    = "this"
  runtime = "cloudfront-js-2.0"
  code    = <<-EOT
    // Placeholder: the code of this function did not come with the configuration. Replace it before use.
    function handler(event) {
      return { statusCode: 503, statusDescription: "The code of this function has not been supplied" };
    }
  EOT
}
