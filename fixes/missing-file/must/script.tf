resource "aws_instance" "this" {
  user_data = <<-EOT
    #!/bin/bash
    # Placeholder: the script ${slot("file")} did not come with the configuration. Put its commands here.
    set -euo pipefail
  EOT
}
