resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/bash
    export ROOT="${APP_ROOT:-/opt/app}"
    code=$(curl -s -o /dev/null -w "%{http_code}" http://localhost)
    echo '{ "InstanceId": "${aws:InstanceId}" }' > "${ROOT%/}/${#code}"
  EOT
}

data "archive_file" "handler" {
  type        = "zip"
  output_path = "handler.zip"

  source {
    filename = "index.js"
    content  = <<-JS
      exports.handler = async (event) => {
        const name = event.name;
        console.log(`hello ${name}, ${event.headers.host[0].value}`);
      };
    JS
  }
}
